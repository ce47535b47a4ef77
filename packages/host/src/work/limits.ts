/** The largest report. Larger files go in as files, not as reports. */
export const reportLimit = 8 * 1024 * 1024
