;;; dolphindb-cluster.el --- DolphinDB cluster files with eglot  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; For all folders: copy this file into your load path and put (require 'dolphindb-cluster) into your init file.
;; For one: `dolphindb-cluster init --editor emacs' writes it as .dolphindb-cluster.el into the folder above all hosts,
;; with a .dir-locals.el that reads it.
;; Emacs 29 brings eglot along; Emacs 28 gets it from GNU ELPA or from the distribution.
;; `dolphindb-cluster' has to be on the PATH; else change `dolphindb-cluster-command'.

;;; Code:

(require 'conf-mode)
(require 'eglot)
(require 'project)

(defgroup dolphindb-cluster nil
  "Configuration files of DolphinDB clusters."
  :group 'tools)

(defcustom dolphindb-cluster-command '("dolphindb-cluster" "lsp" "--stdio")
  "The words that start the language server."
  :type '(repeat string))

;;;###autoload
(define-derived-mode dolphindb-cfg-mode conf-unix-mode "DolphinDB-cfg"
  "Settings of a DolphinDB node: controller.cfg, agent.cfg, cluster.cfg, dolphindb.cfg."
  (add-hook 'project-find-functions #'dolphindb-cluster-project nil t)
  (eglot-ensure))

;;;###autoload
(define-derived-mode dolphindb-nodes-mode fundamental-mode "DolphinDB-nodes"
  "The nodes of a DolphinDB cluster: cluster.nodes."
  (add-hook 'project-find-functions #'dolphindb-cluster-project nil t)
  (eglot-ensure))

(put 'dolphindb-cfg-mode 'eglot-language-id "dolphindb-cfg")
(put 'dolphindb-nodes-mode 'eglot-language-id "dolphindb-nodes")

;; By name, never by the bare ending .cfg: other programs have files of that ending, too.
;;;###autoload
(add-to-list 'auto-mode-alist '("/cluster\\.nodes\\'\\|\\.nodes\\'" . dolphindb-nodes-mode))
;;;###autoload
(add-to-list 'auto-mode-alist
             '("/\\(?:[^/]*[._-]\\)?\\(?:controller\\|agent\\|cluster\\|dolphindb\\)[0-9_-]*\\.cfg\\'"
               . dolphindb-cfg-mode))

(add-to-list 'eglot-server-programs
             `((dolphindb-cfg-mode dolphindb-nodes-mode) . ,(lambda (&rest _) dolphindb-cluster-command)))

;; The hosts of a cluster lie beside each other, so the project is the folder above all of them.
(defun dolphindb-cluster-project (folder)
  "The nearest folder above FOLDER with dolphindb-cluster.json, as a project; nothing where there is none."
  (let ((root (locate-dominating-file folder "dolphindb-cluster.json")))
    (and root (cons 'transient (expand-file-name root)))))

(provide 'dolphindb-cluster)
;;; dolphindb-cluster.el ends here
