// Keys, as every field and list reads them.

interface Pressed {
  isComposing?: boolean;
  keyCode: number;
  nativeEvent?: { isComposing: boolean };
}

/** True while an input method still holds the key: Enter then takes a candidate and confirms nothing. */
export const composing = (event: Pressed): boolean => event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;

/** True where Ctrl+Z belongs to the text that is being written. */
export const writing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input:not([data-idle], [type=radio], [type=checkbox]), textarea, [contenteditable]") !== null;
