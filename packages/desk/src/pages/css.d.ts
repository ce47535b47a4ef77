declare module '*.module.css' {
  const names: Readonly<Record<string, string>>
  // oxlint-disable-next-line import/no-default-export -- how Vite hands over the names of a style sheet
  export default names
}
declare module '*.css'
