import type { Page, Response } from "playwright-core";

type Watch = { findings: string[]; allowed: Set<number>; mayLoseRequests: boolean };

const watches = new WeakMap<Page, Watch>();

/** No list of the panel asks for more at once, however many there are. */
const MOST_ROWS = 50;

/** From now on everything that goes wrong in a page is remembered. */
export function watch(page: Page): void {
  const watched: Watch = { findings: [], allowed: new Set(), mayLoseRequests: false };
  watches.set(page, watched);
  const note = (finding: string) => watched.findings.push(finding);
  page.on("pageerror", (error) => note(`error in the page: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // The answers and requests themselves tell more than these lines about them.
    const isKnown = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isKnown) note(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    const { method, path } = asked(response.request());
    const isSignedOut = response.status() === 401 && method === "GET" && path === "/v1/me";
    if (response.status() >= 400 && !isSignedOut && !watched.allowed.has(response.status()))
      note(`${response.status()} for ${method} ${path}`);
    void rowsOf(response).then((rows) => rows > MOST_ROWS && note(`${rows} rows in one answer to ${method} ${path}`));
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left, or a search that is typed on, gives its requests up.
    if (reason === "net::ERR_ABORTED" || watched.mayLoseRequests) return;
    note(`${reason} for ${asked(request).method} ${asked(request).path}`);
  });
}

/** These statuses are part of the journey. */
export function expectStatus(page: Page, ...statuses: number[]): void {
  for (const status of statuses) watchOf(page).allowed.add(status);
}

/** Lost connections are part of the journey. */
export function expectLostRequests(page: Page): void {
  watchOf(page).mayLoseRequests = true;
}

export function findingsOf(page: Page): readonly string[] {
  return watchOf(page).findings;
}

function watchOf(page: Page): Watch {
  const watched = watches.get(page);
  if (watched === undefined) throw new Error("nobody watches this page");
  return watched;
}

/** The rows of an answer of the API; none where it is no list, or where nobody waited for it. */
async function rowsOf(response: Response): Promise<number> {
  const isOfApi = response.headers()["content-type"]?.startsWith("application/json");
  const answer: unknown = isOfApi ? await response.json().catch(() => undefined) : undefined;
  if (typeof answer !== "object" || answer === null || !("data" in answer)) return 0;
  return Array.isArray(answer.data) ? answer.data.length : 0;
}

function asked(request: { method(): string; url(): string }): { method: string; path: string } {
  return { method: request.method(), path: new URL(request.url()).pathname };
}
