/** Address of a picture in the built folder. */
declare module '*.svg' {
  const address: string;
  export default address;
}
