/** Holds `wide` or `icons`. */
export const sidebarCookie = "saigen_sidebar";
