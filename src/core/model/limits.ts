/** A figure above this is a slip of the hand, not a figure. Bound of the reader and of the sheet's validation. */
export const LARGEST_FIGURE = 999_999_999_999;
