/** The target is neither complete nor as it was. */
export class Unrestored extends Error {}
