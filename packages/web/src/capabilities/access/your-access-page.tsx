import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";

export function YourAccessPage() {
  const t = useText();
  return (
    <>
      <PageHeader title={t("Your access")} />
      <PageBody narrow>{null}</PageBody>
    </>
  );
}
