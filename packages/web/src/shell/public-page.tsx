import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

type Props = {
  /** For the document; the heading when `heading` is left out. */
  title: string;
  heading?: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Below the card: other ways to go on. */
  footer?: ReactNode;
};

/** The frame of the pages before sign-in and of mailed links: one card, one question. */
export function PublicPage({ title, heading = title, description, children, footer }: Props) {
  useDocumentTitle(title);
  return (
    <div className="flex min-h-dvh flex-col items-center bg-canvas px-4 py-10 sm:pt-[14vh]">
      <header className="mb-6 flex items-center gap-2.5">
        <Logo size={28} />
        <span className="text-lg font-semibold tracking-[-0.01em]">Rollcall</span>
      </header>
      <main className="w-full max-w-95 break-words rounded-xl border bg-surface p-6 shadow-raise sm:p-8">
        <h1 className="text-xl font-semibold tracking-[-0.015em] text-balance">{heading}</h1>
        {description && <p className="mt-1.5 text-md text-pretty text-muted">{description}</p>}
        {children && <div className="mt-6 flex flex-col gap-4">{children}</div>}
      </main>
      {footer && <footer className="mt-5 text-center text-balance text-muted">{footer}</footer>}
    </div>
  );
}
