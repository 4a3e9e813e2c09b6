/** Exit statuses of the lab's inner part that mean more than "failed"; the numbers are those of autoconf and flock. */
export const NOT_HERE = 77;
export const LOCKED = 75;
