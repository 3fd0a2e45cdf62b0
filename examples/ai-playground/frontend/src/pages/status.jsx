import { services } from '../api.js';
import { useAnswer } from '../use-answer.js';

/** Which code each service runs, as the services themselves say. */
export function Status({ api }) {
  const { answer: rows = [], reload } = useAnswer(() =>
    Promise.all(services.map((name) => api.get(`${name}/version`).catch((error) => ({ service: name, build: error.message })))),
  );
  return (
    <section>
      <table>
        <thead>
          <tr>
            <th>Service</th>
            <th>Environment</th>
            <th>Release</th>
            <th>Build</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.service}>
              <td>{row.service}</td>
              <td>{row.environment}</td>
              <td>{row.release}</td>
              <td>{row.build}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button onClick={reload}>Ask again</button>
    </section>
  );
}
