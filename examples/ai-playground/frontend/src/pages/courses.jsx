import { useAnswer } from '../use-answer.js';

export function Courses({ api }) {
  const { answer, problem, reload, attempt } = useAnswer(() => api.get('courses/'));
  const finish = (slug, lesson) => attempt(() => api.put(`courses/${slug}/lessons/${lesson}`)).then(reload);

  return (
    <section>
      <p role="alert">{problem}</p>
      {answer?.items.map((course) => (
        <article key={course.slug}>
          <h2>
            {course.title} <small>{course.percent} %</small>
          </h2>
          <ol>
            {course.lessons.map((title, index) => (
              <li key={title}>
                {title}{' '}
                {course.finished.includes(index + 1) ? '✓' : <button onClick={() => finish(course.slug, index + 1)}>Done</button>}
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  );
}
