import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useText } from "../texts/use-text.ts";
import { FailedState } from "../ui/failed-state.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

/** A page that could not be loaded or that broke: says why and tries again, without losing the rest of the panel. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useText();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useDocumentTitle(t("Something went wrong"));

  async function retry(): Promise<void> {
    queries.reset();
    await router.invalidate();
    reset();
  }

  return (
    <div className="flex min-h-[70dvh] items-center">
      <FailedState error={error} onRetry={retry} heading="h1" />
    </div>
  );
}

/** The same outside of the shell, when not even it could be loaded. */
export function ErrorAlone(props: ErrorComponentProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  );
}
