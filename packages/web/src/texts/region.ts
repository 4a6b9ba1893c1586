/**
 * The language with the reader's own region, where the browser names one: British English writes days and hours another way
 * than American. `wishes` are the browser's languages, the best first.
 */
export function withRegion(language: string, wishes: readonly string[]): string {
  return wishes.find((wish) => wish.split("-")[0] === language) ?? language;
}
