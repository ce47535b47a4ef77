/** The program's name and version, as a dossier names what wrote it. A test holds it to the package's. */
export const software = 'safeconduct 0.1.0'
