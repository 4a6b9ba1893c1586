import { useText } from "../texts/use-text.ts";
import { Button } from "../ui/button.tsx";

type Props = { list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } };

/** The way to the next page of a list; nothing where there is none. */
export function ListEnd({ list }: Props) {
  const t = useText();
  if (!list.hasNextPage) return null;
  return (
    <div className="flex justify-center px-4 py-4">
      <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t("Show more")}
      </Button>
    </div>
  );
}
