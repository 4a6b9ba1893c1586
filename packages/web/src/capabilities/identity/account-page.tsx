import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";

export function AccountPage() {
  const t = useText();
  return (
    <>
      <PageHeader title={t("Account")} />
      <PageBody narrow>{null}</PageBody>
    </>
  );
}
