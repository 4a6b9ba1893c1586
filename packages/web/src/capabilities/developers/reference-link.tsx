import { ExternalLink } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";

/** To the page on which the API can be searched, read and tried. It is none of the panel's own. */
export function ReferenceLink() {
  const t = useText();
  return (
    <a href="/reference" target="_blank" rel="noopener" className={buttonLooks("secondary", "md")}>
      {t("API reference")}
      <ExternalLink aria-hidden="true" className="-mr-0.5 size-3.5 shrink-0 text-subtle" />
      <span className="sr-only">{t("(opens in a new tab)")}</span>
    </a>
  );
}
