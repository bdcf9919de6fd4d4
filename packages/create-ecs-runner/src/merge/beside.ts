/** Where ours goes when both files are kept: `main.tf` -> `main.ecs-runner.tf`, `.gitignore` -> `.gitignore.ecs-runner`. */
export function besideName(file: string): string {
  const [, stem, extension = ''] = /^(.*?[^/])(\.[^./]+)?$/.exec(file)!;
  return `${stem}.ecs-runner${extension}`;
}
