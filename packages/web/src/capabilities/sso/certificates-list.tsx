import type { SsoCertificate } from "@rollcall/contract/sso";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge, type BadgeTone } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";

/** The certificates that signatures are checked with; two while the identity provider changes its key. */
export function CertificatesList({ certificates }: { certificates: readonly SsoCertificate[] }) {
  const t = useText();
  return (
    <section>
      <h3 className="mb-1.5 font-medium">{t("Certificates")}</h3>
      <ul className="flex flex-col gap-2">
        {certificates.map((certificate) => (
          <Certificate key={certificate.fingerprint} certificate={certificate} />
        ))}
      </ul>
      <p className="mt-2 text-xs text-pretty text-subtle">
        {t(
          "When the identity provider changes its certificate, import its metadata again while both are in it. Nobody is locked out meanwhile.",
        )}
      </p>
    </section>
  );
}

function Certificate({
  certificate: { fingerprint, subject, not_before, not_after, status },
}: {
  certificate: SsoCertificate;
}) {
  const t = useText();
  const shown: { name: string; tone: BadgeTone } = {
    valid: { name: t("Valid"), tone: "success" as const },
    expires_soon: { name: t("Ends soon"), tone: "warning" as const },
    expired: { name: t("Ended"), tone: "danger" as const },
    not_yet_valid: { name: t("Not valid yet"), tone: "neutral" as const },
  }[status];
  return (
    <li className="rounded-md border px-3 py-2">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium break-all">{subject}</span> <Badge tone={shown.tone}>{shown.name}</Badge>
      </span>
      <span className="block text-muted">
        <RichText
          message="From {from} to {to}"
          values={{ from: <Time at={not_before} />, to: <Time at={not_after} /> }}
        />
      </span>
      <span className="block font-mono text-xs break-all text-subtle">{fingerprint}</span>
    </li>
  );
}
