import { Compass } from "lucide-react";
import { useText } from "../texts/use-text.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

/** An address that leads nowhere, or to what one may not see: both look the same. */
export function NotFoundPage() {
  const t = useText();
  useDocumentTitle(t("Not found"));
  return (
    <div className="flex min-h-[70dvh] items-center">
      <EmptyState
        icon={Compass}
        heading="h1"
        title={t("There is nothing here")}
        action={<LinkButton to="/">{t("Go to the Admin Panel")}</LinkButton>}
      >
        {t("The address is wrong, or it leads to something that you may not see.")}
      </EmptyState>
    </div>
  );
}

/** The same outside of the shell. */
export function NotFoundAlone() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
