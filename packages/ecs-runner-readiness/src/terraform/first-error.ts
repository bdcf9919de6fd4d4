/** The first error that Terraform printed, in one line. */
export function firstError(output: string): string {
  const text = output.replace(/^[\s│╷╵]+/gm, '').replace(/\s+/g, ' ');
  const [, error = text] = /Error: (.*?)(?= Error: |$)/.exec(text) ?? [];
  return error.slice(0, 400).trim();
}
