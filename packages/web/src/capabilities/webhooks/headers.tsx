/** The headers of a request or an answer, a line each. */
export function Headers({ title, headers }: { title: string; headers: Readonly<Record<string, string>> }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h5 className="text-xs font-medium text-subtle">{title}</h5>
      <dl className="font-mono text-xs">
        {entries.map(([name, value]) => (
          <div key={name} className="break-all">
            <dt className="inline text-accent-text">{name}:</dt> <dd className="inline">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
