/** Asks the server. What it refuses is thrown in its words. */
export const ask = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    body: body instanceof Blob ? body : JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (answer.error) throw new Error(answer.error);
  return answer;
};

const AGAIN = 150;

/** What the server tells, for as long as the page lives. */
export const listen = ({ device, told, dropped }) => {
  let line = Promise.resolve();
  const connect = () => {
    const stream = new EventSource(`/stream?device=${encodeURIComponent(device())}`);
    stream.onmessage = ({ data }) => {
      const { seq, ...command } = JSON.parse(data);
      line = line
        .then(() => told(command))
        .then(() => ask('/done', { seq }))
        .catch(() => {});
    };
    stream.onerror = () => {
      stream.close();
      dropped();
      setTimeout(connect, AGAIN);
    };
  };
  connect();
};

const opened = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('device', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What makes this browser a paired device. Survives the browser, as it does with WhatsApp. */
export const keep = async (token) => {
  const transaction = (await opened()).transaction('kept', 'readwrite', { durability: 'strict' });
  transaction.objectStore('kept').put(token, 'token');
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
};

export const kept = async () => {
  const request = (await opened()).transaction('kept').objectStore('kept').get('token');
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result ?? '');
  });
};
