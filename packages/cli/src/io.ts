/** What the command line speaks through: so that a test can be the terminal. */
export type Io = {
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody is there to be asked. */
  isInteractive: boolean;
  /** Whether the output is a terminal: then it may be styled and redrawn. */
  isTerminal: boolean;
  columns: number;
  env: Readonly<Record<string, string | undefined>>;
  /** Asks one line; a secret is not shown. Undefined when somebody gave up. */
  ask(question: string, kind: "text" | "secret"): Promise<string | undefined>;
  confirm(question: string): Promise<boolean>;
  /** What is piped in. */
  readInput(): Promise<string>;
  readFile(path: string): Promise<string>;
  fetch: typeof fetch;
};
