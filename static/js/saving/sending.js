// One request, and what its answer means. Status 0 is no answer at all.

const PATIENCE = 20_000;
const KINDS = { 200: "saved", 401: "signed out", 403: "refused", 404: "refused", 405: "refused", 409: "closed", 413: "invalid", 422: "invalid" };

export async function send(url, body, { keepalive = false } = {}) {
  const token = csrfToken();
  // Without the cookie the session is gone as well.
  if (body && !token) return { status: 401, kind: "signed out", body: null, after: 0 };
  const headers = { Accept: "application/json" };
  if (body) Object.assign(headers, { "Content-Type": "application/json", "X-CSRFToken": token });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(url, {
      method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body),
      credentials: "same-origin", cache: "no-store", redirect: "manual", signal: stop.signal, keepalive,
    });
    return await read(response);
  } catch {
    return { status: 0, kind: "later", body: null, after: 0 };
  } finally {
    clearTimeout(timer);
  }
}

async function read(response) {
  if (response.type === "opaqueredirect") return { status: 401, kind: "signed out", body: null, after: 0 };
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  const body = json ? await response.json() : null;
  const after = Number(response.headers.get("Retry-After")) || 0;
  return { status: response.status, kind: kindOf(response.status, body), body, after };
}

function kindOf(status, body) {
  if (status === 200 && typeof body?.version !== "number") return "later";  // somebody else's page, such as a portal's
  if (status === 409 && body?.reason === "conflict") return "conflict";
  return KINDS[status] ?? "later";
}

// Read anew for every save: signing in again changes it.
function csrfToken() {
  const name = document.querySelector("form[data-saving]").dataset.csrfCookie;
  return document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
