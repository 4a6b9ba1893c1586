import { useText } from "../texts/use-text.ts";
import { Skeleton } from "../ui/skeleton.tsx";

// Names differ in length; so do their places.
const widths = ["w-32", "w-40", "w-28", "w-36", "w-44", "w-30"];

/** The places of rows that are on their way. */
export function LoadingRows() {
  const t = useText();
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {t("Loading")}
      </span>
      {Array.from({ length: 14 }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the places are all alike.
          key={index}
          className="flex h-[45px] items-center gap-3 border-b px-4 max-md:h-[133px] max-md:items-start max-md:py-5 sm:px-8"
        >
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className={`h-3.5 ${widths[index % widths.length]}`} />
          <Skeleton className="ml-6 hidden h-3.5 w-52 sm:block" />
          <span className="flex-1" />
          <Skeleton className="h-3.5 w-16" />
          <Skeleton className="hidden h-4.5 w-8 rounded-full md:block" />
          <Skeleton className="hidden h-4.5 w-8 rounded-full md:block" />
          <Skeleton className="hidden h-3.5 w-20 lg:block" />
        </div>
      ))}
    </div>
  );
}
