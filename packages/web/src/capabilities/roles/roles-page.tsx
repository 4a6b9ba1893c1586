import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";

export function RolesPage() {
  const t = useText();
  return (
    <>
      <PageHeader section={t("Administration")} title={t("Roles and permissions")} />
      <PageBody narrow>{null}</PageBody>
    </>
  );
}
