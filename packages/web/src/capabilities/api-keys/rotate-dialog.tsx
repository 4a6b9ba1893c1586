import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { OverlapField } from "./overlap-field.tsx";
import { type Overlap, USUAL_OVERLAP } from "./words.ts";

type Props<Made> = {
  rotated: { name: string; mask: string };
  /** What the new key has of the old one. */
  description: string;
  rotate: (body: { overlap_hours: number }) => Promise<Made>;
  onSettled: () => void;
  onClose: () => void;
  /** Shows what was made, this once. */
  children: (title: string, made: Made) => ReactNode;
};

/** Makes a new key of any kind in the place of one, which works on for a chosen time, and shows its secret once. */
export function RotateDialog<Made>({ rotated, description, rotate, onSettled, onClose, children }: Props<Made>) {
  const t = useText();
  const [overlap, setOverlap] = useState<Overlap>(USUAL_OVERLAP);
  const rotation = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => rotate({ overlap_hours: Number(overlap) }),
    onSettled,
  });
  const words = { name: rotated.name };
  if (rotation.data) return children(t("The new key of {name}", words), rotation.data);
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Rotate {name}?", words)}
      description={description}
      onSubmit={(event) => {
        event.preventDefault();
        if (!rotation.isPending) rotation.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={rotation.isPending}>
            {t("Rotate key")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {rotation.isError && <Banner tone="danger">{problemText(rotation.error, t)}</Banner>}
        <OverlapField
          label={t("The key {mask}", { mask: rotated.mask })}
          hint={t("Both keys work meanwhile, so that nothing stops while you put the new one in place.")}
          value={overlap}
          onChange={setOverlap}
        />
      </div>
    </Dialog>
  );
}
