import { useText } from "../texts/use-text.ts";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";

type Props = {
  isNarrowed: boolean;
  onClear: () => void;
  /** The rows of another search are still shown. */
  busy: boolean;
};

/** What stands after the filters of a list: the way back to all of it, and that other rows are on their way. */
export function ListState({ isNarrowed, onClear, busy }: Props) {
  const t = useText();
  return (
    <>
      {isNarrowed && (
        <Button variant="quiet" size="sm" onClick={onClear}>
          {t("Clear")}
        </Button>
      )}
      {busy && (
        <span className="flex text-subtle">
          <Spinner />
        </span>
      )}
    </>
  );
}
