export { assess, type Assessment, type AssessOptions } from './assess';
export { openRepository, UsageError, type Repository } from './repository';
