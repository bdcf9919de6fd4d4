/** What this uses of the element that `prompts` draws, the `this` of its `onRender`. */
export interface Element {
  msg: string;
  /** Index of the choice that the arrows are at. */
  readonly cursor: number;
  readonly done?: boolean;
  /** Of a text, what is typed; of a multiselect, its choices. */
  readonly value: unknown;
  /** Takes a key that is no command. */
  _(character: string, key: unknown): void;
  render(): void;
}

/** Called before each drawing. */
export type OnRender = (element: Element) => void;

/** Ends what `prompts` began, its bold message. */
const RESET = '\u001b[0m';

/** Shows and hides an explanation below the message with the key `?`: in a text, as its first character. */
export function explainable(message: string, explanation: string, isText: boolean, colour: boolean): OnRender {
  const explained = `${message}${colour ? RESET : ''}\n${explanation}\n `;
  let shown = false;
  let listening = false;
  return (element) => {
    if (!listening) listen(element);
    element.msg = shown && !element.done ? explained : message;
  };

  function listen(element: Element): void {
    listening = true;
    const take = element._.bind(element);
    element._ = (character, key) => {
      if (character !== '?' || (isText && element.value !== '')) return take(character, key);
      shown = !shown;
      element.render();
    };
  }
}

/** Points at the choice of a multiselect that the arrows are at, where `prompts` has a colour and nothing else. */
export function pointing(titles: readonly string[], pointer: string): OnRender {
  return ({ value, cursor, done }) => {
    (value as { title: string }[]).forEach((choice, index) => {
      const mark = index === cursor ? pointer : ' '.repeat(pointer.length);
      choice.title = done ? titles[index] : `${mark} ${titles[index]}`;
    });
  };
}
