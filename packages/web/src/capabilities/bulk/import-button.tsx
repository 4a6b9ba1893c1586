import { FileUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useInviting } from "../invitations/invite-context.tsx";

const loadWork = () => import("./import-work.tsx");
const ImportWork = lazy(() => loadWork().then((file) => ({ default: file.ImportWork })));

/** Opens the import of people to invite; nothing while people join through single sign-on. */
export function ImportButton() {
  const t = useText();
  const { disabledReason, joinsBySingleSignOn } = useInviting();
  const [isOpen, setOpen] = useOpened("import");
  const [isWanted, setWanted] = useState(false);
  if (joinsBySingleSignOn) return null;
  if (isOpen && !isWanted && disabledReason === undefined) setWanted(true);
  return (
    <>
      <Button
        icon={FileUp}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void loadWork()}
        disabledReason={disabledReason}
      >
        <span className="max-sm:sr-only">{t("Import CSV")}</span>
      </Button>
      {isWanted && (
        <Suspense>
          <ImportWork open={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
