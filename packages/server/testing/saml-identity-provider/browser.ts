/** A form on a page: where it goes, and what is in it. */
export type Form = { action: string; fields: Record<string, string> };

/** A page, or the address outside of the provider that the browser was sent to. */
export type Page = { url: string; status: number; text: string; form: Form | undefined };

const MAX_REDIRECTS = 10;

/** As much of a browser as signing in takes: it keeps cookies, follows redirects inside of one site, and finds forms. */
export class SmallBrowser {
  readonly #home: string;
  readonly #cookies = new Map<string, string>();

  constructor(home: string) {
    this.#home = home;
  }

  get(url: string): Promise<Page> {
    return this.#visit(url, {});
  }

  submit({ action, fields }: Form): Promise<Page> {
    return this.#visit(action, { method: "POST", body: new URLSearchParams(fields) });
  }

  async #visit(url: string, request: RequestInit): Promise<Page> {
    let [next, how] = [url, request];
    for (let hops = 0; hops < MAX_REDIRECTS; hops += 1) {
      if (!next.startsWith(this.#home)) return { url: next, status: 0, text: "", form: undefined };
      const answer = await fetch(next, { ...how, redirect: "manual", headers: { cookie: this.#cookie() } });
      this.#keep(answer.headers.getSetCookie());
      const location = answer.headers.get("location");
      const text = await answer.text();
      if (location === null) return { url: next, status: answer.status, text, form: formIn(text, next) };
      [next, how] = [new URL(location, next).href, {}];
    }
    throw new Error(`${url} leads round in circles.`);
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
  }
}

function formIn(html: string, url: string): Form | undefined {
  const [, attributes = "", inside] = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? [];
  if (inside === undefined) return undefined;
  const inputs = [...inside.matchAll(/<input([^>]*)>/g)].map(([, each = ""]) => [
    attributeIn(each, "name"),
    attributeIn(each, "value"),
  ]);
  const fields = inputs.filter(([name]) => name !== undefined).map(([name, value]) => [name, value ?? ""]);
  return { action: new URL(attributeIn(attributes, "action") ?? "", url).href, fields: Object.fromEntries(fields) };
}

function attributeIn(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return value
    ?.replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x3A;", ":")
    .replaceAll("&amp;", "&");
}
