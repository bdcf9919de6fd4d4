/** Something in the user's repository that has to be put right first. Its message is all that the user needs to see. */
export class RepositoryError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'RepositoryError';
  }
}
