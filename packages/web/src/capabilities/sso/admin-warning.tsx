import { givesAdmin } from "@rollcall/contract/sso";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";

/** Says aloud that the identity provider then makes Admins. */
export function AdminWarning({ roles }: { roles: string[] }) {
  const t = useText();
  if (!givesAdmin({ roles })) return null;
  return (
    <Banner tone="warning">
      {t("This makes people Admin. Whoever administers the identity provider can then become one.")}
    </Banner>
  );
}
