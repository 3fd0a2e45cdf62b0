"""How a service is served: one process with threads, since several would each count their own metrics."""

import os

from playground import environment, logs

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = 1
worker_class = "gthread"
threads = int(os.environ.get("THREADS", "4"))
worker_tmp_dir = "/dev/shm"
timeout = 30
graceful_timeout = 20
# Its socket would want a home directory to lie in, and nobody here administers gunicorn.
control_socket_disable = True

reload = environment.is_on("DEBUG")
preload_app = not reload

logconfig_dict = logs.configuration()
