/** Where the header keeps room for what a page puts there. */
export const HEADER_ROOM = "header-room";
