/** Width of the text report, columns of a terminal. */
export const TEXT_COLUMNS = 100;
