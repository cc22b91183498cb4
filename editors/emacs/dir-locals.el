;;; DolphinDB Cluster: the set-up lies beside this file. Emacs asks whether it may be read; the answer ! keeps it.

((nil . ((eval . (when buffer-file-name
                   (require 'dolphindb-cluster
                            (expand-file-name
                             ".dolphindb-cluster.el"
                             (locate-dominating-file buffer-file-name ".dolphindb-cluster.el")))
                   (set-auto-mode t)))))) ; by the names that the set-up has brought
