const NAMES = /^(password|new_password|token|secret|cookie|bearer|code|codes|recovery_codes|uri|url|key)$/;
const ADDRESS = /[^\s"'<>()[\],;:\\/@]+@[^\s"'<>()[\],;:\\/@]+\.\w+/g;
const LONG = /[A-Za-z0-9_-]{40,}/g;

/** What of a request and its answer no log may hold: secrets by their names and their length, and e-mail addresses. */
export function confidentialIn(sent: string, answered: string): string[] {
  const text = `${sent} ${answered}`;
  return [...(text.match(ADDRESS) ?? []), ...(text.match(LONG) ?? []), ...namedIn(sent), ...namedIn(answered)];
}

function namedIn(json: string): string[] {
  const found: string[] = [];
  const keep = (value: unknown) => void (typeof value === "string" && value.length >= 6 && found.push(value));
  try {
    JSON.parse(json, (name, value: unknown) => {
      if (NAMES.test(name)) for (const each of [value].flat()) keep(each);
      return value;
    });
  } catch {
    // No answer, or a file.
  }
  return found;
}
