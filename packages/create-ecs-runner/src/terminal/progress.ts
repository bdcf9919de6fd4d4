import type { World } from '../world';

/** Where progress is shown. */
export type ProgressScreen = Pick<World, 'interactive' | 'env' | 'unicode' | 'columns' | 'out'>;

const DELAY = 500;
const INTERVAL = 100;
const FRAMES = { unicode: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'], ascii: [...'|/-\\'] };
const CLEAR = '\r\u001b[K';

/** Whether the screen is a terminal that takes escape codes. */
export function isAnimated({ interactive, env }: Pick<ProgressScreen, 'interactive' | 'env'>): boolean {
  return interactive && env.TERM !== 'dumb';
}

/** Waits for the work; shows that it goes on where it takes over half a second. Nothing of it stays on the screen. */
export async function withProgress<T>(text: string, work: Promise<T>, screen: ProgressScreen): Promise<T> {
  if (!isAnimated(screen)) return work;
  const { columns, out } = screen;
  const frames = screen.unicode ? FRAMES.unicode : FRAMES.ascii;
  const start = Date.now();
  let drawn = 0;
  const timer = setInterval(() => {
    const elapsed = Date.now() - start;
    if (elapsed < DELAY) return;
    const line = `${frames[drawn % frames.length]} ${text} ${Math.floor(elapsed / 1000)} s`;
    out(CLEAR + line.slice(0, columns - 1));
    drawn += 1;
  }, INTERVAL);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (drawn > 0) out(CLEAR);
  }
}
