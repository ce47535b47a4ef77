/** Stands in a record for an outlet that the page does not name: a report without one is called by its title. */
export const noOutlet = 'Not stated'
