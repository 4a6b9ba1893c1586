import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toast.tsx";

type Open = "none" | "dialog" | "confirm" | "typed" | "drawer";

/** What opens above the page. */
export function Overlays() {
  const toast = useToast();
  const [open, setOpen] = useState<Open>("none");
  const close = () => setOpen("none");
  return (
    <Card title="Dialogs, panels, toasts">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("confirm")}>Confirm</Button>
        <Button onClick={() => setOpen("typed")}>Confirm by name</Button>
        <Button onClick={() => setOpen("drawer")}>Drawer</Button>
        <Button
          onClick={() =>
            toast.success("Grace Hopper was removed.", { undo: { run: () => toast.success("Restored.") } })
          }
        >
          Toast with undo
        </Button>
        <Button
          onClick={() => toast.problem("Every seat of Vibe is taken. Free one or add seats to the subscription.")}
        >
          Toast of a problem
        </Button>
      </div>
      <Dialog
        open={open === "dialog"}
        onClose={close}
        title="Invite members"
        description="They get a mail with instructions to join."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary">Send invitations</Button>
          </>
        }
      >
        <TextField label="E-mail addresses" hint="Separate them by comma, space or line." />
      </Dialog>
      <ConfirmDialog
        open={open === "confirm"}
        onClose={close}
        title="Remove Grace Hopper?"
        description="Their access ends with the next request. You can restore them for 30 days."
        goes={["Access to Northwind, in every open session", "Seats: Vibe and Mistral Code"]}
        stays={["Resources they created", "Their account and their other Organizations"]}
        action="Remove user"
        onConfirm={close}
      />
      <ConfirmDialog
        open={open === "typed"}
        onClose={close}
        title="Delete Northwind?"
        goes={["240 members, 14 invitations and 3 subscriptions"]}
        stays={["The audit log"]}
        typed={{ label: "Type Northwind to confirm", text: "Northwind" }}
        action="Delete Organization"
        onConfirm={close}
      />
      {open === "drawer" && (
        <Drawer title="Grace Hopper" onClosed={close}>
          <TextField label="First name" defaultValue="Grace" />
        </Drawer>
      )}
    </Card>
  );
}
