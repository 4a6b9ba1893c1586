import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";

export function OrganizationPage() {
  const t = useText();
  return (
    <>
      <PageHeader section={t("Administration")} title={t("Organization")} />
      <PageBody narrow>{null}</PageBody>
    </>
  );
}
