import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";

export function SubscriptionsPage() {
  const t = useText();
  return (
    <>
      <PageHeader section={t("Administration")} title={t("Subscriptions")} />
      <PageBody narrow>{null}</PageBody>
    </>
  );
}
