/** Style sheets are resolved by the build. */
declare module '*.css'
