/** How much the program takes in at once. Larger files go in as files, not as reports. */
export const reportLimit = 8 * 1024 * 1024
export const reportsAtOnce = 2000
