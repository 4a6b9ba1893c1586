import type { DirectoryRequest } from "@rollcall/contract/directory";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { adviceOn } from "./advice.ts";

/** Why a request was refused, as the directory was told, and what to do about it. */
export function WhyRefused({ refused }: { refused: Pick<DirectoryRequest, "reason" | "status" | "scim_type"> }) {
  const t = useText();
  const advice = adviceOn(refused, t);
  return (
    <Banner tone="warning" title={refused.reason ?? t("Refused")}>
      {advice}
    </Banner>
  );
}
