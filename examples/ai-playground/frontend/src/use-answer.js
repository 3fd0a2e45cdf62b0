import { useCallback, useEffect, useState } from 'react';

/** What `ask` answered, its error as a sentence, and a function that asks again. */
export function useAnswer(ask) {
  const [answer, setAnswer] = useState();
  const [problem, setProblem] = useState('');
  const attempt = useCallback(async (work) => {
    try {
      setProblem('');
      return await work();
    } catch (error) {
      setProblem(error.message);
    }
  }, []);
  const reload = () => attempt(async () => setAnswer(await ask()));
  useEffect(() => void reload(), []);
  return { answer, problem, reload, attempt };
}
