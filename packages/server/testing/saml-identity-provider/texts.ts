export function base64(xml: string): string {
  return Buffer.from(xml).toString("base64");
}

/** Changes a text in one place. Fails where it does not change anything, so that a forgery is one. */
export function replaced(xml: string, from: string | RegExp, to: string): string {
  const changed = xml.replace(from, () => to);
  if (changed === xml) throw new Error(`There is nothing to forge at ${from}.`);
  return changed;
}
