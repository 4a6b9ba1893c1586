# Builds the panel with everything that takes, then keeps what serves.
FROM node:24-bookworm-slim AS panel
WORKDIR /rollcall
COPY . .
RUN npm ci && npm run build

FROM node:24-bookworm-slim
WORKDIR /rollcall
COPY . .
RUN npm ci --omit=dev --workspace @rollcall/server --workspace @rollcall/contract && npm cache clean --force
COPY --from=panel /rollcall/packages/web/dist packages/web/dist
# The embedded database, where DATABASE_URL is not set, and the secret, where ROLLCALL_SECRET is not.
RUN install -d -o node -g node /var/lib/rollcall
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/rollcall
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Half the memory, as what requests leave behind is thrown away in smaller portions.
CMD ["node", "--max-semi-space-size=16", "packages/server/src/main.ts"]
