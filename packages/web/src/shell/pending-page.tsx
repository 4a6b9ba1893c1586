import { Skeleton } from "../ui/skeleton.tsx";

/** The place of a page that is on its way. */
export function PendingPage() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 px-4 pt-6 sm:px-8">
      <Skeleton className="h-3 w-48" />
      <Skeleton className="h-6 w-56" />
      <Skeleton className="mt-6 h-9 w-full" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-full" />
    </div>
  );
}
